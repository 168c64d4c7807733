/** How a mail is put together, read from its bytes: what stands within what, and the headers of each part. */
export interface MimePart {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  /** As it stands there, still encoded. */
  readonly body: string;
  readonly parts: readonly MimePart[];
}

export function mimeTreeOf(raw: string): MimePart {
  const border = raw.indexOf('\r\n\r\n');
  const headers = new Map(
    raw
      .slice(0, border)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const body = raw.slice(border + 4);
  const contentType = headers.get('content-type') ?? '';
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1];
  const pieces = boundary === undefined ? [] : `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return {
    type: contentType.split(';')[0] ?? '',
    headers,
    body,
    parts: pieces.map((piece) => mimeTreeOf(piece.slice(2))),
  };
}

/** `multipart/alternative(text/plain text/html)` */
export function shapeOf({ type, parts }: MimePart): string {
  return parts.length === 0 ? type : `${type}(${parts.map(shapeOf).join(' ')})`;
}
