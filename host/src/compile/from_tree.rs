//! A tree of the module `ast` as the tree that the compiler takes.
//!
//! `_ast_compile` lists a tree: class, place and fields of each node, one behind the other. Nothing
//! of a source text is left then but lines and columns, so the places are offsets into a text that
//! nobody has: it has the lines that are named, each as wide as need be.

mod expr;
mod parts;
mod stmt;

use std::slice::Iter;

use ruff_python_ast::{Expr, ExprContext, Identifier, ModModule, Stmt};
use ruff_text_size::{TextRange, TextSize};

use super::error::CompileErrorKind;
use super::source::Source;
use super::writer::Writer;
use super::{CompileError, CompiledModule, Options, generate_image};

/// Trees that are deeper are refused.
const DEEPEST: usize = 2000;

/// One thing in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Item {
    None,
    Int(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
}

/// Why a list is no tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Broken {
    /// It is not what `_ast_compile` makes.
    Malformed,
    /// It is nested too deeply.
    TooDeep,
}

type Read<T> = Result<T, Broken>;

/// What reads a list.
struct Reader<'i> {
    items: Iter<'i, Item>,
    /// The lines that are named, and the offset at which each begins.
    lines: Vec<u32>,
    starts: Vec<u32>,
    depth: usize,
}

/// Compiles a tree.
pub(super) fn compile(
    items: &[Item],
    options: &Options,
    writer: &mut Writer,
) -> Result<CompiledModule, CompileError> {
    let (module, source) = read(items).map_err(|broken| {
        let (kind, message) = match broken {
            Broken::TooDeep => {
                let message = "maximum recursion depth exceeded during compilation";
                (CompileErrorKind::RecursionError, message)
            }
            Broken::Malformed => {
                let message = "a tree that is listed in another way";
                (CompileErrorKind::NotImplementedError, message)
            }
        };
        let nowhere = Source::of_lines(Vec::new(), Vec::new());
        CompileError::at(
            kind,
            message,
            &options.filename,
            &nowhere,
            TextRange::default(),
        )
    })?;
    generate_image(&source, options, &module, writer).map_err(|mut error| {
        error.text = None;
        error
    })
}

/// The module that a list stands for, and a source that knows its places.
fn read(items: &[Item]) -> Read<(ModModule, Source<'static>)> {
    let mut reader = Reader {
        items: items.iter(),
        lines: Vec::new(),
        starts: Vec::new(),
        depth: 0,
    };
    reader.read_lines()?;
    let class = reader.text()?;
    let body = match class {
        "Expression" => {
            let value = reader.boxed()?;
            let range = ruff_text_size::Ranged::range(&*value);
            let statement = ruff_python_ast::StmtExpr {
                node_index: Default::default(),
                range,
                value,
            };
            std::iter::once(Stmt::Expr(statement)).collect()
        }
        "Module" | "Interactive" => reader.body()?,
        _ => return Err(Broken::Malformed),
    };
    let module = ModModule {
        node_index: Default::default(),
        range: TextRange::default(),
        body,
    };
    Ok((module, Source::of_lines(reader.lines, reader.starts)))
}

impl<'i> Reader<'i> {
    /// The lines that places name, with the width of each.
    fn read_lines(&mut self) -> Read<()> {
        let mut offset = 0_u32;
        for _ in 0..self.count()? {
            let line = u32::try_from(self.int()?).map_err(|_| Broken::Malformed)?;
            let width = u32::try_from(self.int()?).map_err(|_| Broken::Malformed)?;
            self.lines.push(line);
            self.starts.push(offset);
            offset = offset.checked_add(width).ok_or(Broken::Malformed)?;
        }
        Ok(())
    }

    fn item(&mut self) -> Read<&'i Item> {
        self.items.next().ok_or(Broken::Malformed)
    }

    fn text(&mut self) -> Read<&'i str> {
        match self.item()? {
            Item::Text(text) => Ok(text),
            _ => Err(Broken::Malformed),
        }
    }

    fn int(&mut self) -> Read<i64> {
        match self.item()? {
            Item::Int(n) => Ok(*n),
            _ => Err(Broken::Malformed),
        }
    }

    fn float(&mut self) -> Read<f64> {
        match self.item()? {
            Item::Float(x) => Ok(*x),
            _ => Err(Broken::Malformed),
        }
    }

    fn count(&mut self) -> Read<usize> {
        usize::try_from(self.int()?).map_err(|_| Broken::Malformed)
    }

    /// What follows, unless it is None.
    fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<Option<T>> {
        if let Some(Item::None) = self.items.as_slice().first() {
            self.items.next();
            return Ok(None);
        }
        read(self).map(Some)
    }

    /// As many as the list says.
    fn list<T, C: FromIterator<T>>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Read<T>,
    ) -> Read<C> {
        (0..self.count()?).map(|_| read(self)).collect()
    }

    /// Reads what is one level further in.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= DEEPEST {
            return Err(Broken::TooDeep);
        }
        self.depth += 1;
        let done = read(self);
        self.depth -= 1;
        done
    }

    /// The offset that a line and a column are.
    fn offset(&mut self) -> Read<TextSize> {
        let (line, column) = (self.int()?, self.int()?);
        let index = self.lines.partition_point(|&l| i64::from(l) < line);
        let start = self.starts.get(index).ok_or(Broken::Malformed)?;
        let column = u32::try_from(column).map_err(|_| Broken::Malformed)?;
        start
            .checked_add(column)
            .map(TextSize::new)
            .ok_or(Broken::Malformed)
    }

    fn range(&mut self) -> Read<TextRange> {
        let (start, end) = (self.offset()?, self.offset()?);
        Ok(TextRange::new(start, end.max(start)))
    }

    fn body(&mut self) -> Read<ruff_python_ast::Suite> {
        self.list(|this| this.deeper(Self::stmt))
    }

    fn expr(&mut self) -> Read<Expr> {
        self.deeper(Self::expression)
    }

    fn boxed(&mut self) -> Read<Box<Expr>> {
        self.expr().map(Box::new)
    }

    fn maybe_boxed(&mut self) -> Read<Option<Box<Expr>>> {
        self.maybe(Self::boxed)
    }

    fn exprs<C: FromIterator<Expr>>(&mut self) -> Read<C> {
        self.list(Self::expr)
    }

    /// A name that stands in `range`.
    fn name(&mut self, range: TextRange) -> Read<Identifier> {
        Ok(Identifier::new(self.text()?, range))
    }

    fn maybe_name(&mut self, range: TextRange) -> Read<Option<Identifier>> {
        self.maybe(|this| this.name(range))
    }

    fn context(&mut self) -> Read<ExprContext> {
        match self.text()? {
            "Load" => Ok(ExprContext::Load),
            "Store" => Ok(ExprContext::Store),
            "Del" => Ok(ExprContext::Del),
            _ => Err(Broken::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_of_a_tree_is_refused() {
        let text = |text: &str| Item::Text(text.to_owned());
        let lists = [
            vec![],
            vec![Item::Int(0)],
            vec![Item::Int(-1)],
            vec![Item::Int(0), text("Nothing")],
            vec![Item::Int(0), text("Module"), Item::Int(1)],
            vec![Item::Int(0), text("Module"), Item::Int(1), text("Pass")],
        ];
        for list in &lists {
            assert_eq!(read(list).err(), Some(Broken::Malformed), "{list:?}");
        }
    }

    #[test]
    fn places_are_kept() {
        let mut list = vec![Item::Int(2)];
        list.extend([7, 3, 4_000_000, 9].map(Item::Int));
        list.extend([Item::Text("Module".to_owned()), Item::Int(1)]);
        list.push(Item::Text("Pass".to_owned()));
        list.extend([7, 2, 4_000_000, 8].map(Item::Int));
        let (module, source) = read(&list).expect("it is a tree");
        let range = ruff_text_size::Ranged::range(&module.body[0]);
        let (from, to) = (source.place(range.start()), source.place(range.end()));
        assert_eq!((from.line, from.column), (7, 2));
        assert_eq!((to.line, to.column), (4_000_000, 8));
    }
}
