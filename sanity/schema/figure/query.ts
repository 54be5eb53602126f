import { pictureFields } from '../picture/query.ts'

export const figureFields = `picture{${pictureFields}}, caption`
