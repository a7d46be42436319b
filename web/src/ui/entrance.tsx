import type { ComponentChildren, RefObject } from 'preact';
import { Logo } from './logo';
import type { Trouble } from './form';
import { Slow, TroubleNote } from './wait';

interface Props {
  title: string;
  lead: string;
  form: { form: RefObject<HTMLFormElement | null>; busy: boolean; trouble: Trouble | undefined };
  action: string;
  doing: string;
  onSubmit(event: Event): void;
  other: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of the two pages that lead in. */
export function Entrance({ title, lead, form, action, doing, onSubmit, other, children }: Props) {
  return (
    <div class="entrance">
      <Logo />
      <h1 tabIndex={-1}>{title}</h1>
      <p class="lead">{lead}</p>
      <form ref={form.form} noValidate onSubmit={onSubmit}>
        {children}
        <button class="main" aria-disabled={form.busy}>
          {form.busy ? doing : action}
        </button>
        <div class="trouble" role="alert">
          {form.busy && <Slow>The connection is slow. This is still on its way.</Slow>}
          {form.trouble !== undefined && <TroubleNote trouble={form.trouble} />}
        </div>
      </form>
      <p class="other">{other}</p>
    </div>
  );
}
