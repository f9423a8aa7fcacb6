/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // server/http/serve.ts does it, smaller.
  compress: false,
  // Native, or loaded by path at run time: bundling would break them.
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3'],
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  // It writes into the data folder only: no pictures made, no pages kept beside the program.
  images: { unoptimized: true },
  experimental: { isrFlushToDisk: false },
  // In development it would lie over the button of a phone's page.
  devIndicators: false,
  headers: async () => [
    {
      // Next zips a route's answer only if its type was set before: of the type the route gives it makes a list, which
      // its own compression then takes for no text.
      source: '/u/:id/hands',
      headers: [{ key: 'Content-Type', value: 'text/html; charset=utf-8' }],
    },
    {
      // Named by a hash of what is in them.
      source: '/hands/:script',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  // `npm run check` does it; a first start has enough to wait for.
  typescript: { ignoreBuildErrors: true },
}

export default config
