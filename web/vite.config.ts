import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server listens on 4780 by default; QUITTANCE_API points the development proxy elsewhere. */
const api = process.env.QUITTANCE_API ?? 'http://127.0.0.1:4780'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content policy allows fonts from our own address only, and a small font inlined as data: is not that.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 4781, proxy: { '/api': api } },
})
