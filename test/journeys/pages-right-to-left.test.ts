import { describePages } from './page-promises.ts'

describePages('ar')
