import { errorCodes, type FastifyInstance } from 'fastify';

/** Mail programs should send multipart (RFC 8058, 3.2), which we read nowhere else, nor here. */
export function acceptOneClick(server: FastifyInstance): void {
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, ({ url }, _, done) => {
    if (url.startsWith('/unsubscribe/')) done(null, {});
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('multipart/form-data'));
  });
}
