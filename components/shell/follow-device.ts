/** Script for a page in the device's own light: only the device knows it, and it may change while the page stands. */
export const FOLLOW = `{const m=matchMedia('(prefers-color-scheme: light)'),f=()=>{document.documentElement.dataset.theme=m.matches?'light':'dark'};f();m.addEventListener('change',f)}`
