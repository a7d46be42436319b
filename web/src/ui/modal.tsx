import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  class: string;
  label: string;
  onClose(): void;
  /** A click beside what is shown; closes where nothing else is said. */
  onBeside?(): void;
  onKeyDown?(event: KeyboardEvent): void;
  onTouchStart?(event: TouchEvent): void;
  onTouchEnd?(event: TouchEvent): void;
  children: ComponentChildren;
}

/**
 * The browser's own dialog, over everything, for as long as it is drawn. Its own surface counts as beside it, as does
 * what is marked with `data-beside`: a padding of its own would count too, so it has none.
 */
export function Modal({ class: name, label, onClose, onBeside = onClose, children, ...handlers }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={name}
      aria-label={label}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressedBeside.current = beside(event);
      }}
      onClick={(event) => {
        // A press that began inside, to mark some text, may end outside.
        if (pressedBeside.current && beside(event)) onBeside();
        pressedBeside.current = false;
      }}
      {...handlers}
    >
      {children}
    </dialog>
  );
}

function beside({ target, currentTarget }: TargetedMouseEvent<HTMLElement>): boolean {
  return target === currentTarget || (target instanceof Element && target.hasAttribute('data-beside'));
}
