// What the desk and the workshop do first: smaller numbers come before greater ones.

export const IN_FRONT_OF_ME = 0;
export const ON_THE_PHONE = 1;
export const PROMISED_SOON = 2;
export const PAPERWORK = 3;
export const WHEN_THERE_IS_TIME = 6;
