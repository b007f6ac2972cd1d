import { Fragment } from 'react';

/** Key caps for a chord as written: "Ctrl Z" shows two. Screen readers hear the shortcut from `aria-keyshortcuts`. */
export function Keys({ text }: { readonly text: string }) {
  return (
    <span className="keys" aria-hidden="true">
      {text.split(' ').map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' '}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
