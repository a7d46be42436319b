import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { explain, Failure } from '../api/failure';

export type Errors<F extends string> = Partial<Record<F, ComponentChildren>>;

/** What went wrong with a form as a whole, and until when trying again is of no use. */
export interface Trouble {
  text: string;
  until?: number;
}

/**
 * A form's values and what is wrong with them. A field is checked when it was left and while it is wrong, never while
 * someone is still on their way to a right value.
 */
export function useForm<F extends string>(checks: Record<F, (value: string) => string | undefined>, initial: Record<F, string>) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<F>>({});
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const names = Object.keys(checks) as F[];

  const put = (name: F, error: ComponentChildren | undefined) =>
    setErrors(({ [name]: _, ...others }) => (error === undefined ? others : { ...others, [name]: error }) as Errors<F>);

  /** Shows the errors and leads to the first of them. */
  const show = (found: Errors<F>) => {
    setErrors(found);
    const first = names.find((name) => found[name] !== undefined);
    if (first !== undefined) (form.current?.elements.namedItem(first) as HTMLElement | null)?.focus();
  };

  return {
    form,
    values,
    busy,
    trouble,
    show,
    field: (name: F) => ({
      name,
      value: values[name],
      error: errors[name],
      onValue(value: string) {
        setValues((others) => ({ ...others, [name]: value }));
        if (errors[name] !== undefined) put(name, checks[name](value));
      },
      onBlur() {
        if (values[name] !== '') put(name, errors[name] ?? checks[name](values[name]));
      },
    }),
    async submit(event: Event, send: (values: Record<F, string>) => Promise<void>, refused: (failure: Failure) => Errors<F> | undefined) {
      event.preventDefault();
      if (busy) return;
      const found: Errors<F> = {};
      for (const name of names) {
        const error = checks[name](values[name]);
        if (error !== undefined) found[name] = error;
      }
      setTrouble(undefined);
      show(found);
      if (Object.keys(found).length > 0) return;

      setBusy(true);
      try {
        await send(values);
      } catch (cause) {
        if (!(cause instanceof Failure)) throw cause;
        const named = refused(cause) ?? namedFields(cause, names);
        if (Object.keys(named).length > 0) show(named);
        else setTrouble(troubleOf(cause));
      } finally {
        setBusy(false);
      }
    },
  };
}

function namedFields<F extends string>(failure: Failure, names: F[]): Errors<F> {
  const found: Errors<F> = {};
  for (const { field, detail } of failure.problem?.errors ?? []) {
    const name = names.find((known) => known === field);
    if (name !== undefined && found[name] === undefined) found[name] = detail;
  }
  return found;
}

function troubleOf(failure: Failure): Trouble {
  if (failure.retryAfter !== undefined) {
    return { text: explain(failure), until: Date.now() + failure.retryAfter };
  }
  return { text: failure.transient ? `${explain(failure)} Nothing you typed is lost; please try again.` : explain(failure) };
}
