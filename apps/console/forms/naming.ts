/** Id or label of a picker, left out where absent. */
export function naming(props: { id?: string | undefined; label?: string | undefined }) {
  return {
    ...(props.id ? { id: props.id } : {}),
    ...(props.label ? { 'aria-label': props.label } : {}),
  }
}
