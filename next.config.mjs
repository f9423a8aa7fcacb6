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
  // `npm run check` does it; a first start has enough to wait for.
  typescript: { ignoreBuildErrors: true },
}

export default config
