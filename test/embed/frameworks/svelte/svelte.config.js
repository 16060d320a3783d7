// Here, so that the checker does not take the settings of the kit's own build for those of this page.
export default {};
