export const CAPABILITIES: Record<string, string[]>
export function filesAbout(words: string[]): { unit: string[]; process: string[]; browser: string[] }
export function testFiles(): string[]
