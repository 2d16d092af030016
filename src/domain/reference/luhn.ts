/** Whether the last digit checks the others (Luhn, ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A bank card's number: 13 to 19 digits with their check. A firm's account has no national check and may not be refused by one. */
export function isBankCardNumber(text: string): boolean {
  return /^\d{13,19}$/.test(text) && passesLuhn(text);
}
