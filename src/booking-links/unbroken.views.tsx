import { Fragment, type JSX } from 'preact';

/** Words in which no line breaks between the dash of a time range and what follows: browsers may, whatever space is there. */
export function Unbroken({ children }: { readonly children: string }): JSX.Element {
  return (
    <>
      {children.split(RANGE).map((part, index) =>
        index % 2 === 0 ? (
          <Fragment key={index}>{part}</Fragment>
        ) : (
          <span key={index} class="unbroken">
            {part}
          </span>
        ),
      )}
    </>
  );
}

/** `9 h – 12 h 30`, `(9:00 – 12:30)`: with its brackets, which no line may begin or end with alone. */
const RANGE = /(\(?\d[\d:h\u00a0]*\u00a0–\u00a0\d[\d:h\u00a0]*\)?)/;
