/** An object that a framework has to hand over as a property. */
export const user = { id: 'zeynep', name: 'Zeynep Yılmaz' };
