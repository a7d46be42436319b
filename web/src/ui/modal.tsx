import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  class: string;
  label: string;
  onClose(): void;
  onKeyDown?(event: KeyboardEvent): void;
  onTouchStart?(event: TouchEvent): void;
  onTouchEnd?(event: TouchEvent): void;
  children: ComponentChildren;
}

/** The browser's own dialog, over everything, for as long as it is drawn. Escape and a click beside it close it. */
export function Modal({ class: name, label, onClose, children, ...handlers }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
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
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      {...handlers}
    >
      {children}
    </dialog>
  );
}
