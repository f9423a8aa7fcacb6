export const NGINX: string
export const POSTFIX: string
export function chromiumPath(): string
export function chromiumShell(): string
export function faketimePath(): string | null
export function provide(names?: string[]): { name: string; line: string }[]
