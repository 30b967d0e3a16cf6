import {
  type CSSVariablesResolver,
  createTheme,
  Kbd,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core'
import controls from './controls.module.css'

/** Mantine wants ten shades of its primary colour. Ours is ink: colour is spent on meaning, never on chrome. */
const ink: MantineColorsTuple = [
  '#f3f1ec',
  '#e6e3db',
  '#cdc8bc',
  '#a9a69d',
  '#8c887d',
  '#66686f',
  '#4a4d55',
  '#34373e',
  '#24262c',
  '#1b1d22',
]

const inputClasses = {
  input: controls.input,
  label: controls.label,
  description: controls.description,
  error: controls.error,
}

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  colors: { ink },
  fontFamily: "'Quittance Space', 'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Input: { classNames: { input: controls.input } },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      classNames: inputClasses,
    },
    TextInput: { classNames: inputClasses },
    Button: { defaultProps: { size: 'sm' }, classNames: { root: controls.button } },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { root: controls.ticks, input: controls.checkbox } },
    SegmentedControl: {
      classNames: { root: controls.segments, label: controls.segment, indicator: controls.segmentMark },
    },
    Menu: {
      classNames: { dropdown: controls.float, item: controls.menuItem },
      defaultProps: { transitionProps: { duration: 80 } },
    },
    // The list itself scrolls, and is reached by the arrows of its field: nothing else in it takes the keyboard.
    Select: { defaultProps: { withScrollArea: false }, classNames: { options: controls.options } },
    Autocomplete: { defaultProps: { withScrollArea: false }, classNames: { options: controls.options } },
    TagsInput: { defaultProps: { withScrollArea: false }, classNames: { options: controls.options } },
    // A list that opens belongs to the content of the page, not to its margin: who jumps by landmarks finds it.
    Combobox: { defaultProps: { portalProps: { target: 'main' } } },
    // A list says that it found nothing in a line of its own, which cannot be chosen.
    ComboboxEmpty: { defaultProps: { role: 'option', 'aria-disabled': true, 'aria-selected': false } },
    Popover: Popover.extend({
      classNames: { dropdown: controls.float },
      defaultProps: { transitionProps: { duration: 80 } },
    }),
    Modal: Modal.extend({
      classNames: { content: controls.float, header: controls.modalHeader, title: controls.modalTitle },
      defaultProps: {
        transitionProps: { duration: 100, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.32 },
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } }),
    Kbd: Kbd.extend({ classNames: { root: controls.kbd } }),
    Notification: { classNames: { root: controls.notification } },
  },
})

/** Points every Mantine variable that paints something at one of our roles (`tokens.css`). */
export const mantineVariables: CSSVariablesResolver = () => {
  const roles = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--ink)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--ink)',
    '--mantine-color-disabled': 'var(--sunk)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--ink)',
    '--mantine-primary-color-filled-hover': 'var(--ink-2)',
    '--mantine-primary-color-contrast': 'var(--paper)',
    '--mantine-primary-color-light': 'var(--sunk)',
    '--mantine-primary-color-light-hover': 'var(--chosen)',
    '--mantine-primary-color-light-color': 'var(--ink)',
    '--mantine-color-ink-filled': 'var(--ink)',
    '--mantine-color-ink-filled-hover': 'var(--ink-2)',
    '--mantine-color-ink-contrast': 'var(--paper)',
    '--mantine-color-ink-light': 'var(--sunk)',
    '--mantine-color-ink-light-hover': 'var(--chosen)',
    '--mantine-color-ink-light-color': 'var(--ink)',
    '--mantine-color-ink-outline': 'var(--ink)',
  }
  return { variables: {}, light: roles, dark: roles }
}

/** The key is read again by `public/colour-scheme.js`, before the first paint. */
export const colourScheme = localStorageColorSchemeManager({ key: 'quittance-colour-scheme' })
