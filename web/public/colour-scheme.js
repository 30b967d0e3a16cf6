// The key and the attribute are Mantine's own (`localStorageColorSchemeManager`, `data-mantine-color-scheme`).
;(() => {
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('quittance-colour-scheme') ?? 'auto'
  } catch {
    // Storage is refused in some private windows: the system's own scheme then applies.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
