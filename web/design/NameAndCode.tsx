import classes from './figures.module.css'

/** A name, and its code beside it where both have their place. */
export function NameAndCode({ name, code }: { name: string; code: string }) {
  return (
    <span className={classes.named} title={code ? `${name} · ${code}` : name}>
      <span>{name}</span>
      <small>{code}</small>
    </span>
  )
}
