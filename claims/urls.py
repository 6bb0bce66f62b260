"""Every address of the site."""

from django.contrib import admin
from django.urls import path

from claims.views import (
    add,
    article,
    claim,
    failure,
    feed,
    offer,
    opml,
    party,
    publisher,
    review,
    rules,
    search,
    session,
    site,
    source,
    timeline,
    unclear,
    versions,
)

urlpatterns = [
    path("", timeline.timeline, name="timeline"),
    path("d/<slug:slug>/", timeline.dispute, name="dispute"),
    path("d/<slug:slug>/rules/", rules.rules, name="dispute-rules"),
    path("claims/<int:number>/", claim.claim_detail, name="claim-detail"),
    path("articles/", article.article_list, name="article-list"),
    path("articles/<int:pk>/", article.article_detail, name="article-detail"),
    path("articles/<int:pk>/v/<int:number>/", article.article_version, name="article-version"),
    path("articles/<int:pk>/compare/", versions.article_versions, name="article-versions"),
    path("articles/<int:pk>/v/<int:number>/compare/<int:other>/", versions.article_compare, name="article-compare"),
    path("parties/", party.party_list, name="party-list"),
    path("parties/<slug:slug>/", party.party_detail, name="party-detail"),
    path("sources/", source.source_list, name="source-list"),
    path("sources/<slug:slug>/", source.publisher_detail, name="publisher-detail"),
    path("sources/documents/<slug:slug>/", source.document_detail, name="document-detail"),
    path("search/", search.search, name="search"),
    path("desk/claims/<int:number>/review/", review.review, name="review"),
    path("desk/offers/<int:pk>/", offer.offer, name="offer"),
    path("desk/add/", add.add, name="add"),
    path("desk/add/<int:pk>/retry/", add.retry, name="addition-retry"),
    path("desk/publishers/", publisher.publisher_lookup, name="publisher-lookup"),
    path("desk/unclear/", unclear.unclear_list, name="unclear-list"),
    path("desk/unclear/<int:pk>/", unclear.unclear_say, name="unclear-say"),
    path("desk/failures/", failure.failure_list, name="failure-list"),
    path("desk/failures/settled/", failure.settled_list, name="failure-settled"),
    path("desk/failures/retry/", failure.retry, name="failure-retry"),
    path("desk/failures/settle/", failure.settle, name="failure-settle"),
    path("feeds/", feed.feed_list, name="feed-list"),
    path("feeds/add/", feed.feed_add, name="feed-add"),
    path("feeds/import/", opml.feed_import, name="feed-import"),
    path("feeds/export/", opml.feed_export, name="feed-export"),
    path("feeds/<int:pk>/", feed.feed_detail, name="feed-detail"),
    path("feeds/<int:pk>/change/", feed.feed_change, name="feed-change"),
    path("feeds/<int:pk>/refresh/", feed.feed_refresh, name="feed-refresh"),
    path("feeds/<int:pk>/pause/", feed.feed_pause, name="feed-pause"),
    path("feeds/<int:pk>/resume/", feed.feed_resume, name="feed-resume"),
    path("feeds/<int:pk>/remove/", feed.feed_remove, name="feed-remove"),
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("healthz", site.healthz, name="healthz"),
    path("demo-digest/", site.demo_digest, name="demo-digest-list"),
    path("demo-digest/<path:name>", site.demo_digest, name="demo-digest"),
    path("admin/", admin.site.urls),
]

handler400 = "claims.views.site.bad_request"
handler403 = "claims.views.site.forbidden"
handler404 = "claims.views.site.not_found"
handler500 = "claims.views.site.server_error"
