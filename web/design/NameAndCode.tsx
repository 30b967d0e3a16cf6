import classes from './figures.module.css'

/** A name that gives way, and the code beside it that does not. */
export function NameAndCode({ name, code }: { name: string; code: string }) {
  return (
    <span className={classes.named} title={name}>
      <span>{name}</span>
      <small>{code}</small>
    </span>
  )
}
