/** What codes and the words about keys are sealed for. */
export const PURPOSE = 'door code';
