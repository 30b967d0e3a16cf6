/** The reference of a customer's mandate (RUM), as the bank repeats it. */
export const mandateOf = (code: string): string => `BREV-${code}`
