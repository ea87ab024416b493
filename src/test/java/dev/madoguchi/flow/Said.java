package dev.madoguchi.flow;

/** What flow tests hear again and again. */
final class Said {
  static final String MENU =
      "en:this-language en:press-9 menu-intro purpose-returns press-1 purpose-delivery press-2 purpose-orders press-3"
          + " purpose-account press-4 purpose-site press-5 purpose-other press-6 menu-questions press-7 menu-repeat";
  static final String CLOSED_MENU = MENU.replace("menu-intro", "closed-menu-intro");
  static final String OFFER_END = "choice-inquiry press-1 choice-end press-2 press-please";
  static final String OFFER_WAIT = "choice-inquiry press-1 choice-wait press-2 press-please";
  static final String NUMBER_SPOKEN =
      "heard receipt digit-1 digit-0 digit-0 digit-0 digit-0 digit-1 digit-5 receipt-end"
          + " receipt-again digit-1 digit-0 digit-0 digit-0 digit-0 digit-1 digit-5"
          + " receipt-again-end"
          + " due month-11 day-27 weekday-friday due-end";
  static final String CALLED_BACK =
      "heard callback-read-back digit-0 digit-9 digit-0 digit-1 digit-2 digit-3 digit-4 digit-5"
          + " digit-6 digit-7 digit-8 number-end choice-right press-1 choice-other-number press-2"
          + " press-please";
  static final String REVIEW =
      "heard choice-send press-1 choice-listen press-2 choice-again press-3 press-please";

  private Said() {}
}
