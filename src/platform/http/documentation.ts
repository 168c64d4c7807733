/** The OpenAPI document and a page to read it. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { OpenApiDocument } from './openapi.js';

const ASSETS = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const TYPES = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;

/** The document is written when it is first asked for: that takes as long as half of the other things of a start. */
export function serveDocumentation(server: FastifyInstance, write: () => OpenApiDocument): void {
  let json: string | undefined;
  server.get('/api/v1/openapi.json', (_, reply) => {
    json ??= JSON.stringify(write());
    return reply.type('application/json; charset=utf-8').send(json);
  });
  server.get('/api/v1/docs', (_, reply) =>
    reply.type('text/html; charset=utf-8').header('content-language', 'en').send(PAGE),
  );
  server.get('/api/v1/docs/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [file, type] of Object.entries(TYPES)) {
    server.get(`/api/v1/docs/${file}`, (_, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header('cache-control', 'public, max-age=86400')
        .send(createReadStream(path.join(ASSETS, file))),
    );
  }
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Telecentre booking engine: the API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
</head>
<body>
<noscript>This page needs JavaScript; the document itself is at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</noscript>
<main id="api"></main>
<script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });
`;
