export { demoDocuments } from './documents.ts'
export { isEmptyDataset, seedDemo } from './seed.ts'
