import { Readable } from 'node:stream'

/** Text files by name as one ZIP, streamed. */
export async function zipOf(files: ReadonlyMap<string, string>, mtime: Date): Promise<ReadableStream<Uint8Array>> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text, 'utf8'), name, { mtime })
  zip.end()
  const bytes = Readable.from(zip.outputStream)
  return new ReadableStream({
    start: (controller) => {
      bytes.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)))
      bytes.on('end', () => controller.close())
      bytes.on('error', (error) => controller.error(error))
    },
    cancel: () => {
      bytes.destroy()
    },
  })
}
