"""Who may do what: one table of role × action, and nothing else anywhere."""

from claims.terms import Role, Term


class Action(Term):
    """Something that a person may be allowed to do."""

    READ = "read", "read what is published"
    KEEP_ACCOUNT = "keep_account", "look after the account they have"
    SEE_SUGGESTIONS = "see_suggestions", "see what is not published"
    SUGGEST = "suggest", "suggest a claim"
    ANNOTATE = "annotate", "write notes"
    SETTLE_NOTES = "settle_notes", "resolve anybody's notes, and make them public"
    ADD_ARTICLES = "add_articles", "add articles and feeds"
    IMPORT = "import", "bring in claims as tables"
    DECIDE = "decide", "accept, correct and reject"
    RELATE = "relate", "relate and place claims"
    RATE = "rate", "rate claims"
    TELL_STORIES = "tell_stories", "write and publish stories"
    DELETE_STORIES = "delete_stories", "delete anybody's drafts of stories"
    ANSWER_REPORTS = "answer_reports", "answer what readers report"
    WITHDRAW = "withdraw", "withdraw and embargo"
    MERGE = "merge", "merge and split claims and parties, merge outlets"
    RUN_DISPUTES = "run_disputes", "make disputes, set rules and what they publish"
    REDACT = "redact", "black out words by legal order"
    GIVE_ROLES = "give_roles", "invite people and give roles"
    WATCH = "watch", "see how the installation is doing"
    INSPECT = "inspect", "look at every table in the staff admin"


_CONTRIBUTOR = frozenset({Action.READ, Action.KEEP_ACCOUNT, Action.SEE_SUGGESTIONS, Action.SUGGEST, Action.ANNOTATE})
_EDITOR = _CONTRIBUTOR | {
    Action.SETTLE_NOTES,
    Action.ADD_ARTICLES,
    Action.IMPORT,
    Action.DECIDE,
    Action.RELATE,
    Action.RATE,
    Action.TELL_STORIES,
    Action.ANSWER_REPORTS,
    Action.WITHDRAW,
}
_LEAD = _EDITOR | {
    Action.MERGE,
    Action.DELETE_STORIES,
    Action.RUN_DISPUTES,
    Action.REDACT,
    Action.GIVE_ROLES,
    Action.WATCH,
}

#: None is a reader without an account.
ACTIONS: dict[Role | None, frozenset[Action]] = {
    None: frozenset({Action.READ}),
    Role.CONTRIBUTOR: _CONTRIBUTOR,
    Role.EDITOR: _EDITOR,
    Role.LEAD: _LEAD,
    Role.STAFF: _LEAD | {Action.INSPECT},
}


#: The roles of those who can make others what they are: one of them must always be left.
LEADING = tuple(role for role in Role if Action.GIVE_ROLES in ACTIONS[role])


def role_of(user) -> Role | None:
    """The role of a Django user; None for somebody who is not logged in, or whose account is closed."""
    return Role.parse(user.role) if user.is_authenticated and user.is_active else None


def may_give(user, role: Role) -> bool:
    """Whether this user may give somebody this role, or take it away: never one that may do more than they may."""
    return may(user, Action.GIVE_ROLES) and ACTIONS[role] <= ACTIONS[role_of(user)]


def may(user, action: Action) -> bool:
    """Whether this user (anonymous included) may do this."""
    return action in ACTIONS[role_of(user)]
