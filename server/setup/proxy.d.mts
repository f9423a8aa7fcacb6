export const NGINX: string
export function proxy(): { missing?: string }
