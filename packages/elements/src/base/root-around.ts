/** The tree that a shadow tree stands in. Asked by its shape: in a frame of the page, trees are of another `ShadowRoot`. */
export const rootAround = (root: Node): Node | undefined => (root as Partial<ShadowRoot>).host?.getRootNode();
