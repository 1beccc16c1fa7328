/** Begins the words in which a preview says that a create takes over what is there already. */
export const takenOver = "exists already, and the up takes it over as it stands: ";
