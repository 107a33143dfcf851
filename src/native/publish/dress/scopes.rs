//! What the grammars' many scopes mean: one of a few classes.

use std::sync::LazyLock;

use syntect::parsing::{Scope, ScopeStack};

/// What a piece of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Keyword,
    Text,
    Comment,
    Constant,
    Function,
    Type,
    Variable,
    Operator,
    Markup,
    Inserted,
    Deleted,
    Error,
}

impl Token {
    /// The class of its element.
    pub(super) fn class(self) -> char {
        match self {
            Self::Keyword => 'k',
            Self::Text => 's',
            Self::Comment => 'c',
            Self::Constant => 'n',
            Self::Function => 'f',
            Self::Type => 't',
            Self::Variable => 'v',
            Self::Operator => 'o',
            Self::Markup => 'm',
            Self::Inserted => 'i',
            Self::Deleted => 'd',
            Self::Error => 'e',
        }
    }
}

/// What scopes mean. The innermost scope that is listed decides, by its longest prefix here;
/// `None` is plain, whatever stands around it.
const SCOPES: &[(&str, Option<Token>)] = &[
    ("comment", Some(Token::Comment)),
    ("constant", Some(Token::Constant)),
    ("entity.name", Some(Token::Function)),
    ("entity.name.class", Some(Token::Type)),
    ("entity.name.constant", Some(Token::Constant)),
    ("entity.name.enum", Some(Token::Type)),
    ("entity.name.exception", Some(Token::Type)),
    ("entity.name.impl", Some(Token::Type)),
    ("entity.name.interface", Some(Token::Type)),
    ("entity.name.label", Some(Token::Variable)),
    ("entity.name.module", Some(Token::Type)),
    ("entity.name.namespace", Some(Token::Type)),
    ("entity.name.section", Some(Token::Markup)),
    ("entity.name.struct", Some(Token::Type)),
    ("entity.name.tag", Some(Token::Keyword)),
    ("entity.name.tag.toml", Some(Token::Variable)),
    ("entity.name.tag.yaml", Some(Token::Variable)),
    ("entity.name.trait", Some(Token::Type)),
    ("entity.name.type", Some(Token::Type)),
    ("entity.name.union", Some(Token::Type)),
    ("entity.other.attribute-name", Some(Token::Variable)),
    ("entity.other.inherited-class", Some(Token::Type)),
    ("invalid", Some(Token::Error)),
    ("keyword", Some(Token::Keyword)),
    ("keyword.operator", Some(Token::Operator)),
    ("keyword.operator.word", Some(Token::Keyword)),
    ("keyword.other.unit", Some(Token::Constant)),
    ("markup.bold", Some(Token::Markup)),
    ("markup.changed", Some(Token::Variable)),
    ("markup.deleted", Some(Token::Deleted)),
    ("markup.heading", Some(Token::Markup)),
    ("markup.inserted", Some(Token::Inserted)),
    ("markup.italic", Some(Token::Markup)),
    ("markup.quote", Some(Token::Comment)),
    ("markup.raw", Some(Token::Text)),
    ("markup.underline.link", Some(Token::Text)),
    ("meta.diff.header", Some(Token::Markup)),
    ("meta.diff.range", Some(Token::Markup)),
    ("meta.embedded", None),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("punctuation.accessor", None),
    ("punctuation.definition.tag", None),
    ("punctuation.definition.variable", Some(Token::Variable)),
    ("punctuation.section", None),
    ("punctuation.separator", None),
    ("punctuation.separator.decimal", Some(Token::Constant)),
    ("punctuation.terminator", None),
    ("punctuation.terminator.entity", Some(Token::Constant)),
    ("source", None),
    ("source.regexp", Some(Token::Text)),
    ("storage", Some(Token::Keyword)),
    ("string", Some(Token::Text)),
    ("support.class", Some(Token::Type)),
    ("support.constant", Some(Token::Constant)),
    ("support.function", Some(Token::Function)),
    ("support.macro", Some(Token::Function)),
    ("support.type", Some(Token::Type)),
    ("support.type.property-name", Some(Token::Variable)),
    ("support.variable", Some(Token::Variable)),
    ("text", None),
    ("variable", Some(Token::Variable)),
    ("variable.function", Some(Token::Function)),
    ("variable.language", Some(Token::Keyword)),
    // In most grammars every name that is nothing else is one of these.
    ("variable.other", None),
    ("variable.other.constant", Some(Token::Constant)),
    ("variable.other.php", Some(Token::Variable)),
    ("variable.other.readwrite.instance", Some(Token::Variable)),
    ("variable.other.readwrite.shell", Some(Token::Variable)),
];

/// [`SCOPES`] to compare with, longest first.
static RULES: LazyLock<Vec<(Scope, Option<Token>)>> = LazyLock::new(|| {
    let scopes = SCOPES.iter();
    let mut rules: Vec<_> =
        scopes.filter_map(|(prefix, token)| Some((Scope::new(prefix).ok()?, *token))).collect();
    rules.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    rules
});

/// What a piece of code is that stands in these scopes; `None`: nothing that has a colour.
pub(super) fn token(stack: &ScopeStack) -> Option<Token> {
    let rule = |scope: &Scope| RULES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
    stack.as_slice().iter().rev().find_map(rule).and_then(|(_, token)| *token)
}
