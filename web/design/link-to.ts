/** An address with its search, as the router's links take it: they do not read a search inside `to`. */
export function linkTo(href: string): { to: string; search: never } {
  const [path = '', search = ''] = href.split('?')
  return { to: path, search: Object.fromEntries(new URLSearchParams(search)) as never }
}
