// The yardstick: sends one buffer with one head to everybody. Gets both from its parent.
import { createServer } from 'node:http'

process.once('message', ({ head, body }) => {
  const bytes = Buffer.from(body, 'base64')
  const server = createServer((_request, response) => response.writeHead(200, head).end(bytes))
  server.listen(0, '127.0.0.1', () => process.send(server.address().port))
})
process.once('disconnect', () => process.exit(0))
