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
          + " receipt-again digit-1 digit-0 digit-0 digit-0 digit-0 digit-1 digit-5 receipt-end";

  private Said() {}
}
