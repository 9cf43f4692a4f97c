import path from 'node:path'
import type { Configuration } from '../configuration.ts'
import { openDiskStore } from './disk-store.ts'
import type { FileStore } from './file-store.ts'
import { openS3Store } from './s3-store.ts'

/** Opens the store of an instance: the bucket that is configured, else the folder `files` of the data folder. */
export const openFileStore = async (configuration: Pick<Configuration, 's3' | 'dataFolder'>, now: Date): Promise<FileStore> =>
  configuration.s3 === null ? openDiskStore(path.join(configuration.dataFolder, 'files'), now) : openS3Store(configuration.s3)
