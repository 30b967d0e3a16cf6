import './wire/no-eval.ts'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import 'dayjs/locale/fr'
import './design/tokens.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KeyboardProvider } from './design/keyboard.tsx'
import { colourScheme, mantineVariables, theme } from './design/theme.ts'
import { UndoProvider } from './design/undo.tsx'
import { useWords, WordsProvider } from './design/words.tsx'
import { followNewerVersion } from './shell/newer-version.ts'
import { router } from './shell/routes.tsx'
import { urls } from './shell/urls.ts'
import { newQueryClient } from './wire/api.tsx'
import { onSignedOut } from './wire/call.ts'

const client = newQueryClient()

followNewerVersion()

// A session that ends while a page is open leads back to that page after signing in again.
onSignedOut(() => {
  const { pathname, searchStr } = router.state.location
  if (pathname !== urls.signIn())
    void router.navigate({ to: urls.signIn(), search: { retour: pathname + searchStr }, replace: true })
})

function Product() {
  const { lang } = useWords()
  return (
    <DatesProvider settings={{ locale: lang, firstDayOfWeek: 1, weekendDays: [] }}>
      <Notifications position="bottom-center" containerWidth={420} limit={3} transitionDuration={120} />
      <UndoProvider>
        <RouterProvider router={router} />
      </UndoProvider>
    </DatesProvider>
  )
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html holds no #root element')
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={mantineVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <WordsProvider>
          <KeyboardProvider>
            <Product />
          </KeyboardProvider>
        </WordsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
