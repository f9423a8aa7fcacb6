import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Native, or loaded by path at run time: bundling would break them.
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3'],
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  // The one sign of development that would lie over the sentinel's button.
  devIndicators: false,
}

export default config
