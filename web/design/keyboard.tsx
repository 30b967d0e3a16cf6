import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import { keep, kept } from './kept.ts'
import { chordOf, isSingleKey, matchKeys } from './key-sequence.ts'

export type KeyGroup = 'move' | 'act' | 'go' | 'everywhere'

/** One shortcut of a screen. `does` is what the keyboard map says of it; without it the shortcut is not listed. */
export type KeyBinding = {
  keys: string
  does?: Sentence
  group?: KeyGroup
  /** Runs while the user types too (Escape, Ctrl-K). */
  whileTyping?: boolean
  run(event: KeyboardEvent): void
}

type Registry = {
  add(bindings: readonly KeyBinding[]): () => void
  all(): readonly KeyBinding[]
  singleKeys: boolean
  setSingleKeys(on: boolean): void
}

const Context = createContext<Registry | null>(null)
const STORED = 'quittance-single-keys'
/** A sequence such as `g c` is forgotten after this pause. */
const SEQUENCE_MS = 1200

/** Listens once for the whole product; screens add and remove their shortcuts with `useKeys`. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const layers = useRef<(readonly KeyBinding[])[]>([])
  const [singleKeys, setOn] = useState(() => kept(STORED) !== 'off')
  const registry = useMemo<Registry>(
    () => ({
      add(bindings) {
        layers.current.push(bindings)
        return () => void layers.current.splice(layers.current.indexOf(bindings), 1)
      },
      all: () => layers.current.flat(),
      singleKeys,
      setSingleKeys(on) {
        keep(STORED, on ? 'on' : 'off')
        setOn(on)
      },
    }),
    [singleKeys],
  )

  useEffect(() => {
    let typed = ''
    let since = 0
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || (event.repeat === true && event.key === 'Enter')) return
      const chord = chordOf(event)
      if (!chord) return
      if (event.timeStamp - since > SEQUENCE_MS) typed = ''
      const hears = (binding: KeyBinding) =>
        (singleKeys || !isSingleKey(binding.keys)) &&
        (binding.whileTyping || (!isTyping(event.target) && !isInDialog()))
      const match = matchKeys(registry.all().filter(hears), typed, chord)
      typed = match && 'waiting' in match ? match.waiting : ''
      since = event.timeStamp
      if (match && 'run' in match) {
        // A focused button or link keeps its own Enter.
        if (chord === 'Enter' && isPressable(event.target)) return
        event.preventDefault()
        match.run.run(event)
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [registry, singleKeys])

  return <Context value={registry}>{children}</Context>
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  if (target.closest('[role="menu"], [role="listbox"], [role="combobox"]')) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}

const isInDialog = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a[href], summary, [role="menuitem"]') !== null

function useRegistry(): Registry {
  const registry = useContext(Context)
  if (!registry) throw new Error('keyboard shortcuts are used outside KeyboardProvider')
  return registry
}

/** Adds shortcuts while the calling component is on screen. Handlers always see the latest render. */
export function useKeys(bindings: readonly KeyBinding[], active = true): void {
  const registry = useRegistry()
  const latest = useRef(bindings)
  latest.current = bindings
  const shape = bindings.map((binding) => binding.keys).join('|')
  useEffect(() => {
    if (!active || shape === '') return
    return registry.add(
      latest.current.map((binding, index) => ({ ...binding, run: (event) => latest.current[index]?.run(event) })),
    )
  }, [registry, shape, active])
}

/** For the keyboard map: every listed shortcut of the screen, and the switch for single keys. */
export function useKeyboardMap(): Pick<Registry, 'all' | 'singleKeys' | 'setSingleKeys'> {
  return useRegistry()
}
