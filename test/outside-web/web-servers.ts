import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WebServer {
  readonly port: number;
  /** What was asked, in order. */
  readonly asked: readonly http.IncomingMessage[];
  /** Nothing was asked. */
  forget(): void;
  close(): Promise<void>;
}

export type Answering = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A server of somebody else's, on this machine. */
export async function webServer(answering: Answering, host = '127.0.0.1'): Promise<WebServer> {
  const asked: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request);
    answering(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, host, listening));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    forget: () => {
      asked.length = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}
