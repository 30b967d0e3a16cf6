export { servePortal } from './api.ts'
export { servePortalPages } from './pages.ts'
export { payUrls } from './pay-urls.ts'
