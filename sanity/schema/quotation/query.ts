export const quotationFields = `text, sourceKind, attribution, url`
