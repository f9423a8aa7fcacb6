/** In a browser, the picture that the server sent stands in its place: see at-rest.tsx. */
export const Rails = () => null
