import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface Props {
  name: string;
  label: string;
  value: string;
  hint?: string;
  error?: ComponentChildren;
  autoComplete: 'email' | 'username' | 'new-password' | 'current-password';
  onValue(value: string): void;
  onBlur(): void;
}

/** Not of type "email": browsers rewrite what is typed there, a domain beyond ASCII for one. */
export function EmailField(props: Props) {
  return <Field {...props} />;
}

export function PasswordField(props: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field {...props} masked={!shown}>
      <button type="button" class="plain reveal" aria-pressed={shown} onClick={() => setShown(!shown)}>
        <span aria-hidden="true">{shown ? 'Hide' : 'Show'}</span>
        <span class="unseen">Show what is typed</span>
      </button>
    </Field>
  );
}

/** A labelled input with one line below that holds the hint or, in its place, what is wrong: nothing moves between the two. */
function Field(props: Props & { masked?: boolean; children?: ComponentChildren }) {
  const { name, label, value, hint, error, autoComplete, onValue, onBlur, masked, children } = props;
  const id = useId();
  const attributes = {
    id,
    name,
    value,
    autoComplete,
    required: true,
    spellcheck: false,
    autoCapitalize: 'none',
    inputMode: masked === undefined ? 'email' : 'text',
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-note`,
    onInput: (event: { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
    onBlur,
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="input">
        {masked === true ? <input {...attributes} type="password" /> : <input {...attributes} type="text" />}
        {children}
      </div>
      <p id={`${id}-note`} class={error === undefined ? 'note' : 'note wrong'}>
        {error ?? hint ?? ''}
      </p>
    </div>
  );
}
