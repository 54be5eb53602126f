export const crisisHelpFields = `introduction`
