/** Where the files of pages are served: each under the hash of its content, to be kept by browsers for ever. */
export const PAGE_FILES = '/page-files'

/** Addresses that are typed from letters, hence short: everything behind them is a page of its own, not the web application. */
export const isPagePath = (path: string): boolean => /^\/(p|q|m|page-files)(\/|$)/.test(path)
