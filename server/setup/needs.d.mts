export const NGINX: string
export function chromiumPath(): string
export function chromiumShell(): string
export function provide(names?: string[]): { name: string; line: string }[]
