export function refusal(version: string): string | null
export function needNode(): void
