export const words = {
  title: 'Overview',
  hint: 'Every line of defence that a loan passes from application to repayment, and its state now.',
};
